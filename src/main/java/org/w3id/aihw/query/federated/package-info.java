/**
 * Queries that ask endpoints of others by {@code SERVICE} (W3C Recommendation "SPARQL 1.1 Federated
 * Query", 21 March 2013): those that the operator named, at public addresses, within bounds.
 */
@NullMarked
package org.w3id.aihw.query.federated;

import org.jspecify.annotations.NullMarked;
