/** The SPARQL endpoint, with a day on each clock as parameters. */
@NullMarked
package org.w3id.aihw.serve.sparql;

import org.jspecify.annotations.NullMarked;
