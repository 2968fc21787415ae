/// Signing in by a provider's word (OpenID Connect): asking it, checking what it answers, and whose
/// account goes with that. A provider opens accounts that their owners linked to it, and makes
/// none; what a person may do is the node's own.
///
/// Not here: what a session keeps of a sign-in and who may do what, see
/// [org.mufakat.server.access]. Start at [org.mufakat.server.provider.ProviderSignInPage].
@NullMarked
package org.mufakat.server.provider;

import org.jspecify.annotations.NullMarked;
