package org.sundew.sim.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.NullCipher;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.mac.Mac;

/**
 * UMAC (RFC 4418) as OpenSSH uses it: AES-128 makes the keys and the pad, the packet's number is the nonce.
 *
 * <p>The message is hashed once for each 4 bytes of the tag, with keys of its own: NH brings each 1024 bytes down to 8
 * (section 5.2), a polynomial over a prime near 2^64 brings these down to one (5.3), an inner product over a prime near
 * 2^36 that to 4 bytes (5.4). The tag is the hash masked with a pad that follows from key and nonce (3.2).
 * The second polynomial, for messages of more than 16 MiB, is left out: MINA takes no packet near that.
 */
final class Umac implements Mac {
    private static final int BLOCK = 16;
    private static final int KEY = 16;
    private static final int CHUNK = 1_024;
    private static final int MESSAGE_MAX = 1 << 24;
    /** 2^64 less the prime of the polynomial. */
    private static final long OFFSET = 59;

    private static final long PRIME_36 = (1L << 36) - 5;
    private static final long POLY_MASK = 0x01ffffff01ffffffL;

    private final int tag;
    private final boolean etm;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final byte[] nonce = new byte[8];
    /** What follows from the key; but for the first, one of each for each 4 bytes of the tag. */
    private Cipher pad = new NullCipher();

    private int[] nh = {};
    private long[] poly = {};
    private long[][] inner = {};
    private int[] last = {};

    /**
     * @param tag how long the tag is, in bytes: 8 or 16
     * @param etm whether what is encrypted is hashed, not what is plain
     */
    Umac(int tag, boolean etm) {
        this.tag = tag;
        this.etm = etm;
    }

    @Override
    public String getAlgorithm() {
        return "UMAC-" + tag * 8;
    }

    @Override
    public int getBlockSize() {
        return tag;
    }

    @Override
    public int getDefaultBlockSize() {
        return KEY;
    }

    @Override
    public boolean isEncryptThenMac() {
        return etm;
    }

    @Override
    public void init(byte[] key) throws GeneralSecurityException {
        int times = tag / 4;
        byte[] own = Arrays.copyOf(key, KEY);
        Cipher master = aes(own);
        nh = new int[(CHUNK + (times - 1) * 16) / 4];
        ByteBuffer.wrap(derived(master, 1, nh.length * 4)).asIntBuffer().get(nh);
        poly = new long[times];
        ByteBuffer second = ByteBuffer.wrap(derived(master, 2, times * 24));
        ByteBuffer third = ByteBuffer.wrap(derived(master, 3, times * 64));
        inner = new long[times][4];
        for (int i = 0; i < times; i++) {
            poly[i] = second.getLong(i * 24) & POLY_MASK;
            for (int j = 0; j < 4; j++) {
                inner[i][j] = Long.remainderUnsigned(third.getLong(i * 64 + 32 + j * 8), PRIME_36);
            }
        }
        last = new int[times];
        ByteBuffer.wrap(derived(master, 4, times * 4)).asIntBuffer().get(last);
        pad = aes(derived(master, 0, KEY));
    }

    private static Cipher aes(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return cipher;
    }

    private static byte[] derived(Cipher master, int index, int length) throws GeneralSecurityException {
        ByteBuffer counters = ByteBuffer.allocate((length + BLOCK - 1) / BLOCK * BLOCK);
        for (long i = 1; counters.hasRemaining(); i++) {
            counters.putLong(index).putLong(i);
        }
        return Arrays.copyOf(master.doFinal(counters.array()), length);
    }

    @Override
    public void updateUInt(long sequence) {
        nonce(ByteBuffer.allocate(nonce.length).putLong(sequence).array());
    }

    void nonce(byte... bytes) {
        System.arraycopy(bytes, 0, nonce, 0, nonce.length);
    }

    @Override
    public void update(byte[] bytes, int start, int length) {
        if (message.size() + length > MESSAGE_MAX) {
            throw new IllegalArgumentException("a message of more than " + MESSAGE_MAX + " bytes");
        }
        message.write(bytes, start, length);
    }

    @Override
    public void doFinal(byte[] out, int start) throws GeneralSecurityException {
        byte[] bytes = message.toByteArray();
        message.reset();
        byte[] mask = mask();
        for (int i = 0; i < tag / 4; i++) {
            int hash = hash(bytes, i);
            for (int j = 0; j < 4; j++) {
                out[start + i * 4 + j] = (byte) (hash >>> (24 - 8 * j) ^ mask[i * 4 + j]);
            }
        }
    }

    /** With a tag of 8 bytes, two nonces in a row share one block of pad. */
    private byte[] mask() throws GeneralSecurityException {
        byte[] block = Arrays.copyOf(nonce, BLOCK);
        int index = tag == 8 ? nonce[7] & 1 : 0;
        block[7] ^= (byte) index;
        return Arrays.copyOfRange(pad.doFinal(block), index * tag, index * tag + tag);
    }

    private int hash(byte[] bytes, int time) {
        int chunks = Math.max(1, (bytes.length + CHUNK - 1) / CHUNK);
        long value = 1;
        for (int i = 0; i < chunks; i++) {
            long word = nh(bytes, i * CHUNK, time);
            value = chunks == 1 ? word : poly(poly[time], value, word);
        }
        return inner(value, time);
    }

    /** NH of up to 1024 bytes from here on, filled up with zeros to a multiple of 32, and their length in bits. */
    private long nh(byte[] bytes, int from, int time) {
        int length = Math.min(CHUNK, bytes.length - from);
        int filled = Math.max(32, (length + 31) / 32 * 32);
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(Arrays.copyOfRange(bytes, from, from + length), filled))
                .order(ByteOrder.LITTLE_ENDIAN);
        long sum = length * 8L;
        for (int i = 0; i < filled / 4; i += 8) {
            for (int j = i; j < i + 4; j++) {
                long left = words.getInt(j * 4) + nh[time * 4 + j] & 0xffffffffL;
                long right = words.getInt(j * 4 + 16) + nh[time * 4 + j + 4] & 0xffffffffL;
                sum += left * right;
            }
        }
        return sum;
    }

    private static long poly(long key, long value, long word) {
        boolean large = Long.compareUnsigned(word, -1L << 32) >= 0;
        return large ? step(key, step(key, value, -OFFSET - 1), word - OFFSET) : step(key, value, word);
    }

    /** {@code key * value + word} modulo 2^64 - 59; the key is below 2^57. */
    private static long step(long key, long value, long word) {
        long high = Math.multiplyHigh(key, value) + (value < 0 ? key : 0);
        return plus(plus(key * value, high * OFFSET), word);
    }

    private static long plus(long left, long right) {
        long sum = left + right;
        boolean over = Long.compareUnsigned(sum, left) < 0;
        long folded = over ? sum + OFFSET : sum;
        return Long.compareUnsigned(folded, -OFFSET) >= 0 ? folded + OFFSET : folded;
    }

    /** The value is 16 bytes wide, and its first 8 are zero here: so are their products. */
    private int inner(long value, int time) {
        long sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = (sum + (value >>> (48 - 16 * i) & 0xffff) * inner[time][i]) % PRIME_36;
        }
        return (int) sum ^ last[time];
    }
}
