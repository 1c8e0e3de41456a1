/** Which tests may run beside others. */
@NullMarked
package org.w3id.aihw.alone;

import org.jspecify.annotations.NullMarked;
