/**
 * Arrays and terms as bytes in a file: how what was once worked out is kept and read back.
 *
 * <p>Imports nothing of ours. Each class elsewhere writes and reads its own arrays by this.
 */
@NullMarked
package org.w3id.aihw.model.kept;

import org.jspecify.annotations.NullMarked;
