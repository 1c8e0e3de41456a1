/**
 * Beside the five stages: datasets of others in, facts out. What becomes of a row is said in files
 * under {@code queries/imports}, one folder for each origin; names are looked up in the register.
 *
 * <p>Imports {@code model} and {@code query}.
 */
@NullMarked
package org.w3id.aihw.convert;

import org.jspecify.annotations.NullMarked;
