/**
 * What requests may take of the machine, counted for all of them together: places to work in, time,
 * memory; and whether there is still somebody who waits for the answer.
 */
@NullMarked
package org.w3id.aihw.serve.work;

import org.jspecify.annotations.NullMarked;
