/** Where the program starts. The stages are in the packages below, in order in {@code pipeline}. */
@NullMarked
package org.w3id.aihw;

import org.jspecify.annotations.NullMarked;
