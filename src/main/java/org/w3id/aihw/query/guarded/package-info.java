/**
 * SPARQL under a {@link org.w3id.aihw.model.WorkLimit}: ARQ as it is, but with each operator,
 * function and sort of a query looking at the limit, so that none of them can run on.
 */
@NullMarked
package org.w3id.aihw.query.guarded;

import org.jspecify.annotations.NullMarked;
