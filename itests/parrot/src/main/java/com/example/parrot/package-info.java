/** A stranger's plug-in, as small as they come; the tests make several versions of its jar. */
@NullMarked
package com.example.parrot;

import org.jspecify.annotations.NullMarked;
