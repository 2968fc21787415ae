package org.mufakat.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operations for programs, against what `openapi.yaml` says of them.
class ApiTest {

  private static final String BASE = "/{node:[a-z]{3}}/api/v1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static HubSite site;
  private static Map<String, Object> openapi;

  @BeforeAll
  static void starts() throws Exception {
    site = HubSite.start();
    try (InputStream yaml = ApiTest.class.getResourceAsStream("/static/openapi.yaml")) {
      openapi = new Yaml().load(yaml);
    }
  }

  @AfterAll
  static void stops() {
    site.close();
  }

  @Test
  void every_operation_is_described_and_every_description_is_served() {
    var served = new TreeSet<String>();
    site.context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(p -> p.startsWith(BASE))
                    .map(p -> p.substring(BASE.length()))
                    .forEach(
                        p ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(m -> served.add(m.name().toLowerCase() + " " + p))));
    var described = new TreeSet<String>();
    paths()
        .forEach(
            (path, operations) ->
                operations.keySet().forEach(method -> described.add(method + " " + path)));

    assertThat(described).isNotEmpty().isEqualTo(served);
  }

  /// Each answer has exactly the properties that its schema names.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /releases                                                  , Release
          /releases/RELEASE                                          , ReleaseReport
          /figures?area=XNO&years=2018-2021                          , Figure
          /flows?years=2018-2021                                     , Flows
          /claims?number=1&area=XNO&years=2018-2021                  , ClaimAnswer
          /revisions?from=RELEASE&to=RELEASE                         , Revisions
          /session                                                   , Session
          /regime                                                    , Regime
          /regime/instruments                                        , Instrument
          /regime/instruments/EX                                     , Instrument
          /regime/bodies                                             , Body
          /regime/meetings                                           , Meeting
          /regime/codes                                              , CodeList
          /regime/classifications                                    , Classification
          /regime/handling-codes                                     , HandlingCode
          """)
  void an_answer_has_the_properties_its_schema_names(String operation, String schema)
      throws Exception {
    var answer = get(operation.replace("RELEASE", newest()), "application/json");

    assertThat(answer.statusCode()).isEqualTo(200);
    var json = JSON.readTree(answer.body());
    var one = json.isArray() ? json.get(0) : json;
    assertThat(one).as("an example of %s", schema).isNotNull();
    assertThat(one.propertyNames()).containsExactlyInAnyOrderElementsOf(properties(schema));
  }

  /// What an answer holds inside has the properties that its own schema names.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /regime                     , /members/0               , Member
          /regime                     , /areas/0                 , Area
          /regime/instruments/EX      , /parties/0               , Party
          /regime/instruments/EX      , /parties/0/steps/0       , Step
          /regime/instruments/EX      , /provisions/0            , Provision
          /regime/bodies              , /3/members/0             , Seat
          /regime/bodies              , /3/roles/0               , Role
          /regime/codes               , /0/codes/0               , Code
          /regime/classifications     , /0/classes/0             , Class
          /regime/handling-codes      , /0/terms                 , Terms
          /regime/handling-codes      , /0/terms/attribution     , Attribution
          """)
  void a_part_of_an_answer_has_the_properties_its_schema_names(
      String operation, String part, String schema) throws Exception {
    var json = JSON.readTree(get(operation, "application/json").body());

    var one = json.at(part);

    assertThat(one.isObject()).as("an example of %s in %s", schema, json).isTrue();
    assertThat(one.propertyNames()).containsExactlyInAnyOrderElementsOf(properties(schema));
  }

  @Test
  void a_figure_for_a_spreadsheet_is_csv() throws Exception {
    var answer = get("/figures?area=XNO&years=2018-2021", "text/csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.body().lines().findFirst().orElseThrow())
        .startsWith("indicator,unit,area,area_name");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /figures?area=XNO&years=2021-2018                       , 400, wrong-parameter
          /figures?area=XNO&years=2018&indicator=prevalence       , 400, wrong-parameter
          /figures?area=xno&years=2018                            , 400, wrong-parameter
          /figures?area=XNO&years=2018&release=1999-01-01         , 404, unknown-release
          /claims?number=many&area=XNO&years=2018                 , 400, wrong-parameter
          /releases/yesterday                                     , 404, unknown-release
          /regime/instruments/NONE                                , 404, unknown-instrument
          /figures?years=2018                                     , 400, missing-parameter
          """)
  void what_cannot_be_answered_is_a_problem_with_a_stable_word(
      String operation, int status, String slug) throws Exception {
    var answer = get(operation, "application/json");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("type").asString()).isEqualTo("urn:mufakat:problem:" + slug);
    assertThat(problem.get("detail").asString()).isNotBlank();
  }

  @Test
  void an_operation_tells_in_plain_words_which_parameter_it_lacks_and_which_it_takes()
      throws Exception {
    var answer = JSON.readTree(get("/claims?number=1&state=XNO", "*/*").body());

    assertThat(answer.get("detail").asString())
        .isEqualTo(
            "The parameter area is missing: give it a value. The parameters here are number, area,"
                + " years.");
  }

  @Test
  void a_form_that_is_not_to_be_had_is_a_problem_that_names_those_that_are() throws Exception {
    var answer = get("/figures?area=XNO&years=2018", "image/png");

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("detail").asString())
        .endsWith("ask for application/json or text/csv.");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          from=2023-05-30&to=2025-04-14      , 400, missing-parameter
          before=1999-01-01&after=1999-01-02 , 404, nothing-there
          """)
  void a_table_of_revisions_that_cannot_be_written_is_a_problem_for_programs_alone(
      String asked, int status, String slug) throws Exception {
    var address = "/hub/revisions.csv?" + asked;

    var forProgram = at(address, "*/*");
    var forPerson = at(address, "text/html,*/*");

    assertThat(forProgram.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(forProgram.body()).get("type").asString())
        .isEqualTo("urn:mufakat:problem:" + slug);
    assertThat(forPerson.statusCode()).isEqualTo(status);
    assertThat(forPerson.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/html");
  }

  private static String newest() throws Exception {
    return JSON.readTree(get("/releases", "application/json").body()).get(0).get("id").asString();
  }

  private static HttpResponse<String> get(String operation, String accept)
      throws IOException, InterruptedException {
    return at("/hub/api/v1" + operation, accept);
  }

  private static HttpResponse<String> at(String address, String accept)
      throws IOException, InterruptedException {
    return site.ask(address, accept);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> paths() {
    return (Map<String, Map<String, Object>>) openapi.get("paths");
  }

  @SuppressWarnings("unchecked")
  private static List<String> properties(String schema) {
    var components = (Map<String, Map<String, Map<String, Object>>>) openapi.get("components");
    var properties = (Map<String, Object>) components.get("schemas").get(schema).get("properties");
    return List.copyOf(properties.keySet());
  }
}
