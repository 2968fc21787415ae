package org.mufakat.server.access;

/// How large a file a page takes, for whoever sends one that the web server itself refuses: the
/// page's own words cannot be reached then.
///
/// @param within what the page's addresses have in them: `/estimates/`
/// @param mostBytes of a file
/// @param key of the sentence that says what to do instead, in the files of messages
public record UploadLimit(String within, long mostBytes, String key) {}
