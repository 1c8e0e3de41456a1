package org.w3id.aihw.serve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3id.aihw.serve.RawHttp.Answer;

/**
 * Follows the links of pages as a browser does, several at a time, each address once.
 *
 * @param client who asks
 */
record Crawl(RawHttp client) {
  private static final int AT_A_TIME = 3;
  private static final Pattern LINK = Pattern.compile("\\b(?:href|src|srcset)=\"([^\"]*)\"");
  private static final Pattern HEADER = Pattern.compile("<([^>]*)>; rel");

  /** Returns the addresses on this server that pages lead to, each with a page that does. */
  Map<String, String> links(Collection<String> pages) {
    Map<String, String> links = new ConcurrentHashMap<>();
    forEach(
        pages,
        page -> {
          Answer answer = follow(page);
          if (answer.status() != 200) {
            links.put(page, "itself, answered " + answer.status());
          }
          Set<String> found = new LinkedHashSet<>();
          LINK.matcher(answer.body()).results().map(Crawl::address).forEach(found::add);
          HEADER.matcher(answer.header("Link")).results().map(Crawl::address).forEach(found::add);
          found.stream()
              .filter(link -> link.startsWith("/"))
              .forEach(link -> links.putIfAbsent(link, page));
        });
    return new TreeMap<>(links);
  }

  private static String address(java.util.regex.MatchResult link) {
    return link.group(1)
        .replaceFirst("#.*", "")
        .replaceFirst("\\s.*", "")
        .replace("&lt;", "<")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Returns some links of each kind of address, others for each seed. */
  static Map<String, String> ofEachKind(Map<String, String> links, int number, long seed) {
    Map<String, List<String>> kinds = new TreeMap<>();
    List<String> shuffled = new ArrayList<>(links.keySet());
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(link -> kinds.computeIfAbsent(kind(link), key -> new ArrayList<>()).add(link));
    return kinds.values().stream()
        .flatMap(all -> all.stream().limit(number))
        .collect(Collectors.toMap(link -> link, links::get));
  }

  /** Returns what tells addresses of a kind: the path's first part, and the parameters' names. */
  static String kind(String link) {
    String query = link.contains("?") ? link.substring(link.indexOf('?') + 1) : "";
    String panel = query.replaceFirst(".*panel=([a-z-]*).*|.*", "$1");
    return link.replaceFirst("\\?.*", "").replaceFirst("(/[^/]*).*?(\\.[a-z]+)?$", "$1$2")
        + query.replaceAll("=[^&]*", "")
        + panel;
  }

  /** Returns the links that lead nowhere, each with its status and a page that has it. */
  Map<String, String> dead(Map<String, String> links) {
    Map<String, String> dead = new ConcurrentHashMap<>();
    forEach(
        links.keySet(),
        link -> {
          int status = follow(link).status();
          if (status != 200) {
            dead.put(link, status + " from " + links.get(link));
          }
        });
    return new TreeMap<>(dead);
  }

  /** Asks as a browser, and goes where it is sent on to. */
  Answer follow(String address) {
    String at = address;
    Answer answer = ask(at);
    for (int hop = 0; answer.status() == 303 && hop < 3; hop++) {
      at = answer.header("Location");
      answer = ask(at);
    }
    return answer;
  }

  private Answer ask(String address) {
    return client.send("GET", address, "Accept", "text/html,*/*;q=0.8");
  }

  private static void forEach(Collection<String> addresses, Consumer<String> action) {
    Map<String, Throwable> failed = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (String address : List.copyOf(addresses)) {
        threads.execute(
            () -> {
              try {
                action.accept(address);
              } catch (RuntimeException e) {
                synchronized (failed) {
                  failed.put(address, e);
                }
              }
            });
      }
      threads.shutdown();
      if (!threads.awaitTermination(20, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the crawl does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException("no answer: " + failed);
    }
  }
}
