package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * One part of a list too long to be shown at once.
 *
 * @param number which part it is, from 1
 * @param last how many parts there are, at least 1
 * @param size how many elements a part has
 */
public record Paging(int number, int last, int size) {
  /**
   * Returns the part that the parameter {@code page} of a request names, else the first.
   *
   * @param count how many elements there are
   * @throws RequestClocks.BadRequest if there is no such part
   */
  static Paging of(HttpServletRequest request, int count, int size)
      throws RequestClocks.BadRequest {
    int last = Math.max(1, (count + size - 1) / size);
    String asked = request.getParameter("page");
    String text = asked == null || asked.isEmpty() ? "1" : asked;
    if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > last) {
      throw new RequestClocks.BadRequest("there is no page '" + text + "', only 1 to " + last);
    }
    return new Paging(Integer.parseInt(text), last, size);
  }

  /** Returns the elements of this part. */
  <T> List<T> of(List<T> all) {
    int from = Math.min((number - 1) * size, all.size());
    return all.subList(from, Math.min(from + size, all.size()));
  }

  /** Returns the numbers of other parts by how they stand to this; empty where there is but one. */
  public Map<String, Integer> relations() {
    Map<String, Integer> relations = new LinkedHashMap<>();
    if (last > 1) {
      relations.put("first", 1);
      if (number > 1) {
        relations.put("prev", number - 1);
      }
      if (number < last) {
        relations.put("next", number + 1);
      }
      relations.put("last", last);
    }
    return relations;
  }
}
