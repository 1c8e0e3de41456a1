/**
 * Stage 2 of 5: facts in, findings out. SHACL shapes say what must be there; check queries find
 * what shapes cannot say.
 *
 * <p>Imports {@code model} and {@code query}.
 */
@NullMarked
package org.w3id.aihw.validate;

import org.jspecify.annotations.NullMarked;
