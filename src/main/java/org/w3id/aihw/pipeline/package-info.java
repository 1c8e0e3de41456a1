/**
 * The five stages in order: load, validate, slice, reason, store.
 *
 * <p>Imports every stage, and is imported by {@code command} alone.
 */
@NullMarked
package org.w3id.aihw.pipeline;

import org.jspecify.annotations.NullMarked;
