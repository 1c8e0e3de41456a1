/** Finding things by what they are called or what is said of them, however it is spelt. */
@NullMarked
package org.w3id.aihw.serve.search;

import org.jspecify.annotations.NullMarked;
