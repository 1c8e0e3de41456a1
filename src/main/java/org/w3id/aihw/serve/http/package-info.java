/**
 * What every address shares: the days a request asks about, the formats it takes, how it is
 * refused, and the headers of every answer.
 */
@NullMarked
package org.w3id.aihw.serve.http;

import org.jspecify.annotations.NullMarked;
