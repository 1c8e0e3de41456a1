/** Pages and linked data: what a thing is called, what is said of it, and by whom. */
@NullMarked
package org.w3id.aihw.serve.pages;

import org.jspecify.annotations.NullMarked;
