/// Who may do what at a node: accounts, sign-in, roles, and the headers every answer carries.
///
/// A person signed in at one node is nobody at another. Start at
/// [org.mufakat.server.access.AccessPolicy], the one place where a role's rights are written, then
/// [org.mufakat.server.access.Addresses], which says what each address is for.
@NullMarked
package org.mufakat.server.access;

import org.jspecify.annotations.NullMarked;
