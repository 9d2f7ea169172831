package org.adsum.models.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the pickles of a checkpoint. It knows the opcodes of pickle protocol 2 that a state dict
 * needs and the few names in {@link KnownName}; it calls nothing and makes nothing else than
 * numbers, texts, lists, dicts with texts as keys, tuples and tensors.
 *
 * <p>Values on the stack: {@code null} for None, {@link Boolean}, {@link Long}, {@link BigInteger}
 * (longer than 64 bits), {@link String}, {@link List}, {@link Map}, {@code Object[]} for a tuple,
 * {@link KnownName}, {@link Storage}, {@link Tensor}. They are never compared, printed or hashed as
 * a whole, so that a structure that holds itself does no harm.
 */
final class PickleMachine {
  private static final int PROTOCOL = 2;
  private static final int MOST_STEPS = 200_000;
  private static final int DEEPEST_STACK = 100_000;
  private static final int LARGEST_MEMO = 200_000;
  private static final int LONGEST_TEXT = 512;
  private static final int MOST_TENSORS = 8192;

  private static final Map<Integer, String> REFUSED_OPCODES =
      Map.ofEntries(
          Map.entry((int) 'i', "INST"),
          Map.entry((int) 'o', "OBJ"),
          Map.entry((int) 'P', "PERSID"),
          Map.entry((int) 'I', "INT"),
          Map.entry((int) 'L', "LONG"),
          Map.entry((int) 'F', "FLOAT"),
          Map.entry((int) 'G', "BINFLOAT"),
          Map.entry((int) 'S', "STRING"),
          Map.entry((int) 'T', "BINSTRING"),
          Map.entry((int) 'U', "SHORT_BINSTRING"),
          Map.entry((int) 'V', "UNICODE"),
          Map.entry(0x81, "NEWOBJ"),
          Map.entry(0x82, "EXT1"),
          Map.entry(0x83, "EXT2"),
          Map.entry(0x84, "EXT4"),
          Map.entry(0x92, "NEWOBJ_EX"),
          Map.entry(0x93, "STACK_GLOBAL"),
          Map.entry(0x95, "FRAME"));

  private final ByteBuffer in;
  private final long fileBytes;
  private final Map<String, Storage> storages = new LinkedHashMap<>();
  private final List<Object> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private int steps;
  private int tensors;

  /** For a file that is one pickle after the other, little-endian. */
  PickleMachine(ByteBuffer file) {
    this(file, file.capacity());
  }

  /**
   * @param in the pickle, little-endian
   * @param fileBytes the size of the whole file: no storage can be larger
   */
  PickleMachine(ByteBuffer in, long fileBytes) {
    this.in = in;
    this.fileBytes = fileBytes;
  }

  /** The storages that the tensors met so far use, by key; their elements are not there yet. */
  Map<String, Storage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  /**
   * Runs the next pickle to its end; the buffer stands behind it then.
   *
   * @throws CheckpointRefused when it asks for anything that is not known
   * @throws java.nio.BufferUnderflowException when it ends too early
   */
  Object load() throws CheckpointRefused {
    stack.clear();
    marks.clear();
    memo.clear();
    while (true) {
      if (++steps > MOST_STEPS) {
        throw new CheckpointRefused("The pickle has more than " + MOST_STEPS + " steps");
      }
      int opcode = in.get() & 0xFF;
      if (opcode == '.') {
        Object top = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
          throw new CheckpointRefused("The pickle ends with values left over");
        }
        return top;
      }
      run(opcode);
    }
  }

  /** A value's kind in words, for messages. */
  static String kind(Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof KnownName name) {
      return "the name " + name;
    }
    if (value instanceof Object[]) {
      return "a tuple";
    }
    if (value instanceof Map) {
      return "a dict";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof String) {
      return "a text";
    }
    if (value instanceof Storage) {
      return "a storage";
    }
    return value instanceof Tensor ? "a tensor" : "a number";
  }

  private void run(int opcode) throws CheckpointRefused {
    switch (opcode) {
      case 0x80 -> requireProtocol(u8());
      case '(' -> mark();
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) u8());
      case 'M' -> push((long) (in.getShort() & 0xFFFF));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(longNumber());
      case 'X' -> push(text(u32()));
      case '}' -> push(new LinkedHashMap<String, Object>());
      case ']' -> push(new ArrayList<>());
      case ')' -> push(new Object[0]);
      case 't' -> push(popToMark().toArray());
      case 0x85 -> push(last(1));
      case 0x86 -> push(last(2));
      case 0x87 -> push(last(3));
      case 'a' -> append(Arrays.asList(last(1)));
      case 'e' -> append(popToMark());
      case 's' -> set(Arrays.asList(last(2)));
      case 'u' -> set(popToMark());
      case 'q' -> remember(u8());
      case 'r' -> remember(u32());
      case 'h' -> recall(u8());
      case 'j' -> recall(u32());
      case 'c' -> push(KnownName.of(line(), line()));
      case 'Q' -> push(storage(pop()));
      case 'R' -> reduce();
      case 'b' -> build();
      default ->
          throw new CheckpointRefused(
              "The pickle uses the opcode 0x%02x%s, which no state dict needs"
                  .formatted(
                      opcode,
                      REFUSED_OPCODES.containsKey(opcode)
                          ? " (" + REFUSED_OPCODES.get(opcode) + ")"
                          : ""));
    }
  }

  private static void requireProtocol(int protocol) throws CheckpointRefused {
    if (protocol != PROTOCOL) {
      throw new CheckpointRefused(
          "The pickle has protocol " + protocol + "; torch writes protocol " + PROTOCOL);
    }
  }

  private void push(Object value) throws CheckpointRefused {
    if (stack.size() >= DEEPEST_STACK) {
      throw new CheckpointRefused("The pickle's stack is deeper than " + DEEPEST_STACK);
    }
    stack.add(value);
  }

  private Object pop() throws CheckpointRefused {
    if (stack.size() <= floor()) {
      throw new CheckpointRefused("The pickle takes a value that is not there");
    }
    return stack.remove(stack.size() - 1);
  }

  private Object top() throws CheckpointRefused {
    if (stack.size() <= floor()) {
      throw new CheckpointRefused("The pickle uses a value that is not there");
    }
    return stack.get(stack.size() - 1);
  }

  private int floor() {
    return marks.isEmpty() ? 0 : marks.peek();
  }

  private void mark() throws CheckpointRefused {
    if (marks.size() >= DEEPEST_STACK) {
      throw new CheckpointRefused("The pickle's stack is deeper than " + DEEPEST_STACK);
    }
    marks.push(stack.size());
  }

  private List<Object> popToMark() throws CheckpointRefused {
    if (marks.isEmpty()) {
      throw new CheckpointRefused("The pickle uses a mark that is not there");
    }
    List<Object> above = stack.subList(marks.pop(), stack.size());
    List<Object> values = new ArrayList<>(above);
    above.clear();
    return values;
  }

  private Object[] last(int count) throws CheckpointRefused {
    Object[] values = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return values;
  }

  private void remember(long place) throws CheckpointRefused {
    memo.put(place, top());
    if (memo.size() > LARGEST_MEMO) {
      throw new CheckpointRefused("The pickle remembers more than " + LARGEST_MEMO + " values");
    }
  }

  private void recall(long place) throws CheckpointRefused {
    if (!memo.containsKey(place)) {
      throw new CheckpointRefused("The pickle recalls a value that it never remembered");
    }
    push(memo.get(place));
  }

  @SuppressWarnings("unchecked") // Lists are made by ']' only, as lists of objects.
  private void append(List<Object> values) throws CheckpointRefused {
    if (!(top() instanceof List<?> list)) {
      throw new CheckpointRefused("The pickle appends to " + kind(top()));
    }
    ((List<Object>) list).addAll(values);
  }

  @SuppressWarnings("unchecked") // Dicts are made by '}' and OrderedDict only.
  private void set(List<Object> keysAndValues) throws CheckpointRefused {
    if (!(top() instanceof Map<?, ?> dict) || keysAndValues.size() % 2 != 0) {
      throw new CheckpointRefused("The pickle sets entries of " + kind(top()));
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      if (!(keysAndValues.get(i) instanceof String key)) {
        throw new CheckpointRefused("A dict has " + kind(keysAndValues.get(i)) + " as key");
      }
      if (dict.containsKey(key)) {
        throw new CheckpointRefused("A dict has the key " + key + " twice");
      }
      ((Map<String, Object>) dict).put(key, keysAndValues.get(i + 1));
    }
  }

  private void reduce() throws CheckpointRefused {
    Object arguments = pop();
    Object callable = pop();
    if (!(callable instanceof KnownName name) || !(arguments instanceof Object[] values)) {
      throw new CheckpointRefused("The pickle calls " + kind(callable));
    }
    switch (name) {
      case ORDERED_DICT -> {
        if (values.length != 0) {
          throw new CheckpointRefused("An OrderedDict is made from arguments");
        }
        push(new LinkedHashMap<String, Object>());
      }
      case REBUILD_TENSOR -> push(tensor(values));
      case REBUILD_PARAMETER -> {
        if (values.length != 3 || !(values[0] instanceof Tensor)) {
          throw new CheckpointRefused("A parameter is made from something else than a tensor");
        }
        push(values[0]);
      }
      default -> throw new CheckpointRefused("The pickle calls " + name);
    }
  }

  /** A module's state dict carries a dict of its modules' versions; it is read and left alone. */
  private void build() throws CheckpointRefused {
    Object state = pop();
    if (!(top() instanceof Map)
        || !(state instanceof Map<?, ?> attributes)
        || !attributes.keySet().equals(Set.of("_metadata"))) {
      throw new CheckpointRefused("The pickle changes the insides of " + kind(top()));
    }
  }

  /** (storage, offset, shape, strides, requires_grad, hooks). */
  private Tensor tensor(Object[] values) throws CheckpointRefused {
    boolean understood =
        values.length == 6
            && values[0] instanceof Storage
            && values[1] instanceof Long
            && values[4] instanceof Boolean
            && values[5] instanceof Map<?, ?> hooks
            && hooks.isEmpty();
    if (!understood) {
      throw new CheckpointRefused("A tensor is made from something else than a storage");
    }
    if (++tensors > MOST_TENSORS) {
      throw new CheckpointRefused("The file has more than " + MOST_TENSORS + " tensors");
    }
    return Tensor.of((Storage) values[0], (Long) values[1], numbers(values[2]), numbers(values[3]));
  }

  private static long[] numbers(Object tuple) throws CheckpointRefused {
    if (!(tuple instanceof Object[] values)) {
      throw new CheckpointRefused("A tensor's shape is " + kind(tuple));
    }
    long[] numbers = new long[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!(values[i] instanceof Long number)) {
        throw new CheckpointRefused("A tensor's shape holds " + kind(values[i]));
      }
      numbers[i] = number;
    }
    return numbers;
  }

  /** ('storage', type, key, device, elements), in the old format followed by None for no view. */
  private Storage storage(Object id) throws CheckpointRefused {
    boolean understood =
        id instanceof Object[] parts
            && (parts.length == 5 || parts.length == 6 && parts[5] == null)
            && "storage".equals(parts[0] instanceof String ? parts[0] : null)
            && parts[1] instanceof KnownName type
            && type.elements() != null
            && parts[2] instanceof String
            && parts[3] instanceof String
            && parts[4] instanceof Long;
    if (!understood) {
      throw new CheckpointRefused("The pickle refers to something else than a storage");
    }
    Object[] parts = (Object[]) id;
    String key = (String) parts[2];
    ElementType type = ((KnownName) parts[1]).elements();
    long elements = (Long) parts[4];
    Storage known = storages.get(key);
    if (known == null) {
      known = new Storage(type, key, elements, fileBytes);
      storages.put(key, known);
    } else if (known.type() != type || known.elements() != elements) {
      throw new CheckpointRefused("Storage " + key + " is described in two ways");
    }
    return known;
  }

  private int u8() {
    return in.get() & 0xFF;
  }

  private long u32() {
    return in.getInt() & 0xFFFFFFFFL;
  }

  private Object longNumber() throws CheckpointRefused {
    int length = u8();
    if (length > 16) {
      throw new CheckpointRefused("A number has " + length + " bytes");
    }
    byte[] bigEndian = new byte[length];
    for (int i = length - 1; i >= 0; i--) {
      bigEndian[i] = in.get();
    }
    BigInteger number = length == 0 ? BigInteger.ZERO : new BigInteger(bigEndian);
    return number.bitLength() < 64 ? (Object) number.longValue() : number;
  }

  private String text(long length) throws CheckpointRefused {
    if (length > LONGEST_TEXT) {
      throw new CheckpointRefused("A text has " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws CheckpointRefused {
    StringBuilder line = new StringBuilder();
    for (int next = u8(); next != '\n'; next = u8()) {
      if (line.length() >= LONGEST_TEXT) {
        throw new CheckpointRefused("A name has more than " + LONGEST_TEXT + " bytes");
      }
      line.append((char) next);
    }
    return line.toString();
  }
}
