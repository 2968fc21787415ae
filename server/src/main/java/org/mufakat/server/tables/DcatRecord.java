package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mufakat.ledger.Sha256;
import tools.jackson.databind.json.JsonMapper;

/// A release as a data catalogue knows it: a dataset by DCAT-AP in JSON-LD, with a distribution for
/// each file. Addresses are relative to the record's own, so that they hold wherever the node is
/// reached.
///
/// Source: W3C DCAT 3; DCAT-AP 3.0 (SEMIC).
final class DcatRecord {

  private static final String THEME =
      "http://publications.europa.eu/resource/authority/data-theme/JUST";
  private static final String PUBLIC =
      "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
  private static final String STATUS =
      "http://publications.europa.eu/resource/authority/dataset-status/";
  private static final String FILE_TYPE =
      "http://publications.europa.eu/resource/authority/file-type/";
  private static final String MEDIA_TYPE = "http://www.iana.org/assignments/media-types/";

  private static final Map<String, String> PREFIXES =
      Map.of(
          "dcat", "http://www.w3.org/ns/dcat#",
          "dct", "http://purl.org/dc/terms/",
          "foaf", "http://xmlns.com/foaf/0.1/",
          "adms", "http://www.w3.org/ns/adms#",
          "spdx", "http://spdx.org/rdf/terms#",
          "xsd", "http://www.w3.org/2001/XMLSchema#");

  private DcatRecord() {}

  /// @param publisher the State, in words
  /// @param approved when it was let out, in ISO 8601
  static String of(TablesPackage release, String publisher, String approved, boolean withdrawn) {
    var all = new LinkedHashMap<String, Object>();
    all.put("@context", PREFIXES);
    all.put("@id", release.id());
    all.put("@type", "dcat:Dataset");
    all.put("dct:identifier", release.id());
    all.put("dct:title", release.title());
    all.put("dct:description", description(release));
    all.put("dct:publisher", Map.of("@type", "foaf:Agent", "foaf:name", publisher));
    all.put("dct:issued", typed("xsd:dateTime", approved));
    all.put("dct:accessRights", Map.of("@id", PUBLIC));
    all.put("dcat:theme", Map.of("@id", THEME));
    all.put("dcat:keyword", List.of("trafficking in persons", "detected victims", "16.2.2"));
    all.put("adms:status", Map.of("@id", STATUS + (withdrawn ? "WITHDRAWN" : "COMPLETED")));
    all.put("dcat:distribution", distributions(release, approved));
    return JsonMapper.shared().writeValueAsString(all);
  }

  private static String description(TablesPackage release) {
    return String.join(
        " ",
        List.of(
            release.period() + ".",
            release.source() + ".",
            "Tables: "
                + String.join("; ", release.tables().stream().map(ReleasedTable::name).toList())
                + ".",
            release.notes()));
  }

  private static List<Object> distributions(TablesPackage release, String approved) {
    var all = new ArrayList<Object>();
    for (int i = 0; i < release.tables().size(); i++) {
      var at = release.id() + "/" + (i + 1);
      all.add(file(at + ".csv", "text/csv", "CSV", ReleasedCsv.of(release.tables().get(i))));
      all.add(file(at + ".json", "application/json", "JSON", JsonStat.of(release, i, approved)));
      all.add(file(at + ".sdmx.csv", "text/csv", "CSV", SdmxCsv.of(release, i)));
    }
    return all;
  }

  private static Map<String, Object> file(
      String address, String mediaType, String fileType, String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var file = new LinkedHashMap<String, Object>();
    file.put("@type", "dcat:Distribution");
    file.put("dcat:accessURL", Map.of("@id", address));
    file.put("dcat:downloadURL", Map.of("@id", address));
    file.put("dcat:mediaType", Map.of("@id", MEDIA_TYPE + mediaType));
    file.put("dct:format", Map.of("@id", FILE_TYPE + fileType));
    file.put("dcat:byteSize", typed("xsd:nonNegativeInteger", Integer.toString(bytes.length)));
    file.put(
        "spdx:checksum",
        Map.of(
            "@type", "spdx:Checksum",
            "spdx:algorithm", Map.of("@id", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue", typed("xsd:hexBinary", Sha256.hexOf(bytes))));
    return file;
  }

  private static Map<String, String> typed(String type, String value) {
    return Map.of("@type", type, "@value", value);
  }
}
