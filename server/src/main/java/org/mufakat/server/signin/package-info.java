/// The ways of signing in beyond the password, and where a person is signed in: what each keeps of
/// their own account.
///
/// Passwords, sessions and who may do what are the business of [org.mufakat.server.access]. Start
/// at [org.mufakat.server.signin.AccountPage].
@NullMarked
package org.mufakat.server.signin;

import org.jspecify.annotations.NullMarked;
