/**
 * What people and programs reach over HTTP: one server with the SPARQL endpoint, linked data and
 * pages.
 *
 * <p>Imports the stages. Only {@code Server} touches Fuseki's builder.
 */
@NullMarked
package org.w3id.aihw.serve;

import org.jspecify.annotations.NullMarked;
