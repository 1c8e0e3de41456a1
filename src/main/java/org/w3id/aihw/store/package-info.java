/**
 * Stage 5 of 5: stated facts in a TDB2 folder, one named graph for each file, and the dataset that
 * joins them with what was inferred.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.store;

import org.jspecify.annotations.NullMarked;
