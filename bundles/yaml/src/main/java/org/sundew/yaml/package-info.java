/**
 * How sim servers read what an operator wrote in YAML: as a tree of nodes, so that everything wrong is told with its line, and
 * all of it at once. Nothing is made of the tree here: no types, no tags, no objects.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.sundew.yaml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
