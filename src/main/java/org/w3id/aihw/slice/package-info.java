/**
 * Stage 3 of 5: facts and a day on each clock in, the facts known by then and the standing of each
 * relationship out.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.slice;

import org.jspecify.annotations.NullMarked;
