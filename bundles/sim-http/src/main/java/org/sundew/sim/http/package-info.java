/**
 * A web server: it serves a static site from memory as Apache httpd, nginx or IIS would, down to header order, error pages and
 * what each of them does with a request that is not quite right, and records every request, readable or not, with log-ins by
 * Basic authentication or form, uploads, other bodies and attempts to use it as a proxy. Beside its pages a site has a
 * {@link org.sundew.sim.http.SiteFile}: answers to programs, forms, locks, or a whole product of its own.
 *
 * <p>It reads HTTP by itself: {@link org.sundew.sim.http.HeadReader} and
 * {@link org.sundew.sim.http.BodyReader} find {@link org.sundew.sim.http.Flaw flaws}, a
 * {@link org.sundew.sim.http.Dialect} says which of them the product refuses. {@link org.sundew.sim.http.Front} decides,
 * a {@link org.sundew.sim.http.Persona} words the answer.
 *
 * <p>It is no web server for use: it runs no programs, keeps no sessions, serves nothing that a visitor sent, connects to
 * nothing, and lists no folders.
 */
@NullMarked
package org.sundew.sim.http;

import org.jspecify.annotations.NullMarked;
