/// Tables that figures stand beside: how many persons live in a State, how many migrants of one
/// State live in another, which States share a border. A user brings the publisher's file; nothing
/// of it comes with this program, and nothing of it is ever made one number with a figure but the
/// rate per 100,000 residents.
///
/// Start at [ReferenceImport] for a file's way in and at [ReferenceTables] for what is asked of it.
@NullMarked
package org.mufakat.server.reference;

import org.jspecify.annotations.NullMarked;
