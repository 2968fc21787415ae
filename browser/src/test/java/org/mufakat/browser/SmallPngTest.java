package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SmallPngTest {

  @Test
  void a_picture_of_few_colours_is_kept_to_the_pixel() throws IOException {
    var png = picture(200, 100, (x, y) -> x < 50 ? 0x1d70b8 : y < 20 ? 0xffffff : 0x0b0c0c);

    var small = read(SmallPng.of(png));

    assertThat(small.getRGB(10, 10)).isEqualTo(0xff1d70b8);
    assertThat(small.getRGB(100, 10)).isEqualTo(0xffffffff);
    assertThat(small.getRGB(100, 50)).isEqualTo(0xff0b0c0c);
  }

  @Test
  void a_flat_colour_is_kept_beside_many_others_and_those_stay_close() throws IOException {
    var chance = new Random(7);
    var png =
        picture(
            300, 200, (x, y) -> y < 100 ? 0x1d70b8 : chance.nextInt(0x40) * 0x010101 + 0x808080);

    var small = SmallPng.of(png);

    assertThat(read(small).getRGB(150, 50)).isEqualTo(0xff1d70b8);
    assertThat(furthest(read(png), read(small))).isLessThanOrEqualTo(16);
  }

  @Test
  void a_picture_of_many_colours_becomes_smaller() throws IOException {
    var png = picture(256, 256, (x, y) -> x << 16 | y << 8 | (x + y) / 2);

    var small = SmallPng.of(png);

    assertThat(small).hasSizeLessThan(png.length);
    assertThat(read(small).getColorModel().getPixelSize()).isEqualTo(8);
    assertThat(furthest(read(png), read(small))).isLessThanOrEqualTo(40);
  }

  /// The greatest difference of one channel at one pixel, 0 to 255.
  private static int furthest(BufferedImage one, BufferedImage other) {
    int furthest = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int a = one.getRGB(x, y) >> shift & 0xff;
          int b = other.getRGB(x, y) >> shift & 0xff;
          furthest = Math.max(furthest, Math.abs(a - b));
        }
      }
    }
    return furthest;
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static byte[] picture(int width, int height, IntBinaryOperator colour)
      throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, colour.applyAsInt(x, y));
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
