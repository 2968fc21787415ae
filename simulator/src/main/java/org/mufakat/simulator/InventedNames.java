package org.mufakat.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Names that nobody gave anybody: syllables that sound like a language, put together by chance. No
/// list of names of living or dead persons went into them. Where the language has a script of its
/// own, a name is spelt in it and in Latin letters from the same syllables.
final class InventedNames {

  /// A name, and the same in another script where the language has one.
  record Name(String latin, Optional<String> ownScript) {}

  /// A syllable in Latin letters, and in the language's own.
  private record Syllable(String latin, String own) {}

  /// How names of a language are made.
  ///
  /// @param spaced whether words of a name stand apart in the language's own script
  private record Language(List<Syllable> syllables, int words, int syllablesAWord, boolean spaced) {

    boolean hasOwnScript() {
      return !syllables.getFirst().own().isEmpty();
    }
  }

  private static final Language THAI =
      language(
          2,
          2,
          true,
          """
          sara/สรา niram/นิราม wipha/วิภา chana/ชนา thani/ธานี mali/มาลี kosa/โกสา ratu/ระตู panu/ภาณุ
          suri/สุรี ketu/เกตุ lada/ลดา orna/อรณา phira/พีรา duri/ดุรี nala/นาลา yothi/โยธี beja/เบญจา
          """);

  private static final Language LAO =
      language(
          2,
          2,
          true,
          """
          khamu/ຄຳມູ soni/ສອນີ vana/ວານາ phali/ພາລີ doka/ດອກາ savi/ສະວີ bunu/ບຸນູ nara/ນາຣາ lati/ລາຕີ
          mani/ມະນີ thipa/ທິພາ onla/ອອນລາ kesi/ເກສີ chanu/ຈັນູ
          """);

  private static final Language KHMER =
      language(
          2,
          2,
          true,
          """
          sok/សុក ravi/រ៉ាវី nita/នីតា dara/តារា maly/ម៉ាលី vong/វង្ស phea/ភា thor/ធរ keo/កែវ rim/រឹម
          sovi/សូវី chen/ចិន bopha/បុប្ផា lina/លីណា
          """);

  private static final Language BURMESE =
      language(
          3,
          1,
          false,
          """
          thiri/သီရိ nwe/နွယ် zar/ဇာ min/မင်း khaing/ခိုင် lwin/လွင် moe/မိုး hlaing/လှိုင် nandar/နန္ဒာ wai/ဝေ
          phyo/ဖြိုး ei/အိ san/ဆန်း thaw/သော် yamin/ယမင်း htet/ထက် su/စု ko/ကို
          """);

  private static final Language VIETNAMESE =
      language(
          3,
          1,
          true,
          "lưu tạ đàm kiều vân hạnh diễm sương trúc băng khải đạt thụy quỳnh nhiên vĩ ân hoài");

  private static final Language MALAY =
      language(2, 3, true, "ra si du ma wi ka lo na su ti ya ha dar mel jo ri ban tu le nu sa fi");

  private static final Language FILIPINO =
      language(2, 3, true, "lu ma ri sel do na va ti go ban ka li na ro san ta bi yo mar el pa nu");

  private static final Language TETUM =
      language(2, 3, true, "lo be ri ka sa du nu ma fa te li ko ra us hei ta na be lu mo");

  private static final Language ANY =
      language(
          2, 3, true, "tor ven il mar sa ned ru kal ost bri fen da lu hor wyn ar gel mi tas ber");

  private static final Map<String, Language> BY_STATE =
      Map.ofEntries(
          Map.entry("THA", THAI),
          Map.entry("LAO", LAO),
          Map.entry("KHM", KHMER),
          Map.entry("MMR", BURMESE),
          Map.entry("VNM", VIETNAMESE),
          Map.entry("IDN", MALAY),
          Map.entry("MYS", MALAY),
          Map.entry("BRN", MALAY),
          Map.entry("SGP", MALAY),
          Map.entry("PHL", FILIPINO),
          Map.entry("TLS", TETUM));

  private final RandomGenerator chance;

  InventedNames(RandomGenerator chance) {
    this.chance = chance;
  }

  /// @param state whose language, as an ISO 3166 alpha-3 code; one that is not known here has a
  ///   language of its own that nobody speaks
  Name person(String state) {
    var language = BY_STATE.getOrDefault(state, ANY);
    var words = new ArrayList<List<Syllable>>();
    for (int i = 0; i < language.words(); i++) {
      words.add(word(language));
    }
    return new Name(
        words.stream().map(InventedNames::latin).collect(Collectors.joining(" ")),
        language.hasOwnScript()
            ? Optional.of(
                words.stream()
                    .map(InventedNames::own)
                    .collect(Collectors.joining(language.spaced() ? " " : "")))
            : Optional.empty());
  }

  /// A short name, as friends use it, or an alias.
  String oneWord(String state) {
    return latin(List.of(one(BY_STATE.getOrDefault(state, ANY))));
  }

  /// A town that is on no map.
  String town() {
    return latin(word(ANY)) + (chance.nextBoolean() ? "stead" : "ford");
  }

  private List<Syllable> word(Language language) {
    int more = chance.nextInt(5) == 0 ? 1 : 0;
    return IntStream.range(0, language.syllablesAWord() + more)
        .mapToObj(_ -> one(language))
        .toList();
  }

  private Syllable one(Language language) {
    return language.syllables().get(chance.nextInt(language.syllables().size()));
  }

  private static String latin(List<Syllable> word) {
    var text = word.stream().map(Syllable::latin).collect(Collectors.joining());
    int first = text.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + text.substring(Character.charCount(first));
  }

  private static String own(List<Syllable> word) {
    return word.stream().map(Syllable::own).collect(Collectors.joining());
  }

  private static Language language(
      int words, int syllablesAWord, boolean spaced, String syllables) {
    return new Language(
        Arrays.stream(syllables.strip().split("\\s+"))
            .map(
                s -> {
                  int cut = s.indexOf('/');
                  return cut < 0
                      ? new Syllable(s, "")
                      : new Syllable(s.substring(0, cut), s.substring(cut + 1));
                })
            .toList(),
        words,
        syllablesAWord,
        spaced);
  }
}
