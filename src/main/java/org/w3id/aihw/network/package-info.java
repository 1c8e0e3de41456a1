/**
 * Beside the road, after stage 4: a slice with all that follows from it in, what asks for a walk
 * over many lines between parties out: shortest paths, reach, loops of money, who is hit if a firm
 * stops. Asked as property functions of SPARQL.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.network;

import org.jspecify.annotations.NullMarked;
