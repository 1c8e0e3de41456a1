/**
 * Stage 4 of 5: a slice and the rules in, what follows and why out. The forward engine, its log of
 * derivations, and proofs read from that log.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.reason;

import org.jspecify.annotations.NullMarked;
