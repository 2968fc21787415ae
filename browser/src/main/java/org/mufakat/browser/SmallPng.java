package org.mufakat.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// A picture of a page with at most 256 colours, which a repository can carry: a third of what the
/// browser writes.
///
/// Flat colours stay exactly as they are; only the greys at the edges of letters and the like are
/// drawn together, by median cut (Heckbert 1982).
final class SmallPng {

  private static final int MOST_COLOURS = 256;

  private SmallPng() {}

  /// @param png an opaque picture
  /// @return the same picture with a palette
  static byte[] of(byte[] png) throws IOException {
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    var width = picture.getWidth();
    var height = picture.getHeight();
    var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xffffff;
    }
    var colours = counted(pixels);
    var palette = palette(colours);
    var nearest = new HashMap<Integer, Byte>();
    colours.forEach(colour -> nearest.put(colour.rgb, nearestIn(palette, colour.rgb)));
    return write(indexed(pixels, width, height, palette, nearest));
  }

  private record Colour(int rgb, int pixels) {

    int channel(int shift) {
      return (rgb >> shift) & 0xff;
    }
  }

  /// Neighbouring colours that share an entry of the palette.
  ///
  /// @param channel the one they differ most in, as a shift: 16 red, 8 green, 0 blue
  /// @param loss how much is lost if this box is not cut further
  private record Box(List<Colour> colours, long pixels, int channel, double loss) {

    static Box of(List<Colour> colours) {
      long pixels = colours.stream().mapToLong(Colour::pixels).sum();
      int widest = 16;
      for (int shift : List.of(8, 0)) {
        widest = range(colours, shift) > range(colours, widest) ? shift : widest;
      }
      return new Box(colours, pixels, widest, Math.sqrt(pixels) * range(colours, widest));
    }

    static int range(List<Colour> colours, int shift) {
      var channel = colours.stream().mapToInt(c -> c.channel(shift)).summaryStatistics();
      return channel.getMax() - channel.getMin();
    }

    /// Cut where half of the pixels lie to each side.
    List<Box> halves() {
      var sorted =
          colours.stream().sorted(Comparator.comparingInt(c -> c.channel(channel))).toList();
      long seen = 0;
      int cut = 0;
      while (cut < sorted.size() - 1
          && (cut == 0 || seen + sorted.get(cut).pixels() <= pixels / 2)) {
        seen += sorted.get(cut++).pixels();
      }
      return List.of(Box.of(sorted.subList(0, cut)), Box.of(sorted.subList(cut, sorted.size())));
    }

    /// The colour seen most often: a flat area keeps its own.
    int mostSeen() {
      return colours.stream().max(Comparator.comparingInt(Colour::pixels)).orElseThrow().rgb;
    }
  }

  private static List<Colour> counted(int[] pixels) {
    var sorted = pixels.clone();
    Arrays.sort(sorted);
    var colours = new ArrayList<Colour>();
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        colours.add(new Colour(sorted[start], i - start));
        start = i;
      }
    }
    return colours;
  }

  private static int[] palette(List<Colour> colours) {
    var boxes = new ArrayList<>(List.of(Box.of(colours)));
    while (boxes.size() < MOST_COLOURS) {
      var worst =
          boxes.stream()
              .filter(box -> box.colours.size() > 1)
              .max(Comparator.comparingDouble(Box::loss));
      if (worst.isEmpty()) {
        break;
      }
      boxes.remove(worst.get());
      boxes.addAll(worst.get().halves());
    }
    return boxes.stream().mapToInt(Box::mostSeen).toArray();
  }

  private static byte nearestIn(int[] palette, int rgb) {
    int best = 0;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int red = (palette[i] >> 16 & 0xff) - (rgb >> 16 & 0xff);
      int green = (palette[i] >> 8 & 0xff) - (rgb >> 8 & 0xff);
      int blue = (palette[i] & 0xff) - (rgb & 0xff);
      int distance = red * red + green * green + blue * blue;
      if (distance < bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return (byte) best;
  }

  private static BufferedImage indexed(
      int[] pixels, int width, int height, int[] palette, Map<Integer, Byte> nearest) {
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    var entries = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      entries[i] = Objects.requireNonNull(nearest.get(pixels[i]));
    }
    picture.getRaster().setDataElements(0, 0, width, height, entries);
    return picture;
  }

  private static byte[] write(BufferedImage picture) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(0); // the smallest file
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
