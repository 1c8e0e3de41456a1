/** What every address shares: the days a request asks about, and how it is refused. */
@NullMarked
package org.w3id.aihw.serve.http;

import org.jspecify.annotations.NullMarked;
