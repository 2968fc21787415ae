package org.mufakat.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final int PIXELS_PER_MODULE = 4;
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

  @Test
  void a_reader_reads_what_was_drawn() throws Exception {
    var text = "otpauth://totp/Mufakat%20XNO%3Adewi?secret=JBSWY3DPEHPK3PXP&issuer=Mufakat%20XNO";

    var drawn = QrCode.of(text);

    assertThat(new QRCodeReader().decode(picture(drawn)).getText()).isEqualTo(text);
  }

  private static BinaryBitmap picture(QrCode code) throws NotFoundException {
    int side = code.side() * PIXELS_PER_MODULE;
    var pixels = new int[side * side];
    Arrays.fill(pixels, 0xffffff);
    MODULE
        .matcher(code.path())
        .results()
        .forEach(
            module -> {
              int x = Integer.parseInt(module.group(1)) * PIXELS_PER_MODULE;
              int y = Integer.parseInt(module.group(2)) * PIXELS_PER_MODULE;
              for (int row = y; row < y + PIXELS_PER_MODULE; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + PIXELS_PER_MODULE, 0);
              }
            });
    return new BinaryBitmap(
        new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels)));
  }
}
