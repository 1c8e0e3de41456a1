package org.w3id.aihw.model;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list that looks its elements up. */
final class View<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> element;

  View(int size, IntFunction<T> element) {
    this.size = size;
    this.element = element;
  }

  /** Returns those of some facts that are not hidden, and more behind them. */
  static List<Fact> seen(List<Fact> whole, BitSet hidden, List<Fact> more) {
    int[] numbers = new int[whole.size() - hidden.cardinality()];
    int fact = -1;
    for (int index = 0; index < numbers.length; index++) {
      fact = hidden.nextClearBit(fact + 1);
      numbers[index] = fact;
    }
    return new View<>(
        numbers.length + more.size(),
        number ->
            number < numbers.length
                ? whole.get(numbers[number])
                : more.get(number - numbers.length));
  }

  @Override
  public T get(int number) {
    return element.apply(number);
  }

  @Override
  public int size() {
    return size;
  }
}
