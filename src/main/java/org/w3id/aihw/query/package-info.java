/**
 * Questions and their answers: query files with a header, run on a dataset, written in the formats
 * people ask for.
 *
 * <p>Imports {@code model}.
 */
@NullMarked
package org.w3id.aihw.query;

import org.jspecify.annotations.NullMarked;
