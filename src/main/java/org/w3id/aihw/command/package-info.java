/**
 * The command line: one class for each command, none of which knows how an answer is made.
 *
 * <p>Imports {@code pipeline}, {@code serve}, and what their methods take and give.
 */
@NullMarked
package org.w3id.aihw.command;

import org.jspecify.annotations.NullMarked;
