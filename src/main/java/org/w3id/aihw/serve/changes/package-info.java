/** What differs between two days: lines, standings, statements. */
@NullMarked
package org.w3id.aihw.serve.changes;

import org.jspecify.annotations.NullMarked;
