/**
 * Stage 1 of 5: files in, facts and findings out; and back from facts to files. RDF4J Rio reads and
 * writes every format, strictly; Jena's terms are what other stages see.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.load;

import org.jspecify.annotations.NullMarked;
