/**
 * The words of the domain that every stage shares: facts with their place, findings, days, names.
 *
 * <p>Imports no other package of this project.
 */
@NullMarked
package org.w3id.aihw.model;

import org.jspecify.annotations.NullMarked;
