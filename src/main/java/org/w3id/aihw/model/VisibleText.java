package org.w3id.aihw.model;

/**
 * Text in which control characters can be seen and do nothing. Names and titles come from others; a
 * terminal would take an escape sequence in them for an order.
 */
public final class VisibleText {
  private static final int DELETE = 0x7F;
  private static final int LAST_CONTROL = 0x9F;

  /** Unicode has a picture for each control character up to the space. */
  private static final int PICTURES = 0x2400;

  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char UNKNOWN = '\uFFFD';

  private VisibleText() {}

  /** Returns a text with a picture for each control character but line ends and tabs. */
  public static String of(String text) {
    StringBuilder visible = null;
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      if (isControl(letter)) {
        visible = visible == null ? new StringBuilder(text) : visible;
        visible.setCharAt(index, picture(letter));
      }
    }
    return visible == null ? text : visible.toString();
  }

  /** Returns whether a terminal might take a character for an order. */
  public static boolean isControl(int letter) {
    return (letter < ' ' && letter != '\n' && letter != '\t')
        || (letter >= DELETE && letter <= LAST_CONTROL);
  }

  /** Returns what is shown for a control character. */
  public static char picture(int control) {
    if (control == DELETE) {
      return PICTURE_OF_DELETE;
    }
    return control < ' ' ? (char) (PICTURES + control) : UNKNOWN;
  }
}
