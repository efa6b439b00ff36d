import com.android.apksig.ApkVerifier;
import com.android.apksig.apk.ApkUtils;
import com.android.apksig.util.DataSource;
import com.android.apksig.util.DataSources;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What AOSP's apksig says of each APK, for several ranges of Android versions; writes signing-ranges.jsonl.
 *
 * <p>Usage: java -cp APKSIG.jar SigningOracle.java FOLDER, with apksig 31.0.2 (Debian's libapksig-java). Android's name
 * for RSA-PSS is unknown to a Java virtual machine, where apksig then gives up: it is added here under that name.
 */
public class SigningOracle {
    private static final int[][] RANGES = {
        {1, Integer.MAX_VALUE}, {18, Integer.MAX_VALUE}, {24, Integer.MAX_VALUE}, {28, Integer.MAX_VALUE},
        {33, Integer.MAX_VALUE}, {4, 8}, {18, 23}, {21, 23}, {24, 27}, {28, 32},
    };

    public static void main(String[] args) throws Exception {
        Security.addProvider(new PssProvider());
        PrintStream out = System.out;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        Path folder = Path.of(args[0]);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(path -> path.toString().endsWith(".apk")).sorted().toList();
        }
        for (Path path : files) out.println(describe(folder.relativize(path).toString(), path.toFile()));
    }

    private static String describe(String name, File file) throws Exception {
        StringBuilder line = new StringBuilder("{\"file\":\"" + name + "\"," + levels(file) + ",\"ranges\":{");
        List<String> parts = new ArrayList<>();
        for (int[] range : RANGES) {
            String to = range[1] == Integer.MAX_VALUE ? "" : String.valueOf(range[1]);
            parts.add("\"" + range[0] + "-" + to + "\":\"" + schemes(file, range) + "\"");
        }
        return line.append(String.join(",", parts)).append("}}").toString();
    }

    /** As apksig reads them from the manifest; null where it gives up. */
    private static String levels(File file) throws Exception {
        try (RandomAccessFile opened = new RandomAccessFile(file, "r")) {
            DataSource apk = DataSources.asDataSource(opened, 0, opened.length());
            ByteBuffer manifest = ApkUtils.getAndroidManifest(apk);
            return "\"minSdk\":" + ApkUtils.getMinSdkVersionFromBinaryAndroidManifest(manifest.slice())
                    + ",\"targetSdk\":" + ApkUtils.getTargetSdkVersionFromBinaryAndroidManifest(manifest.slice())
                    + ",\"targetSandboxVersion\":"
                    + ApkUtils.getTargetSandboxVersionFromBinaryAndroidManifest(manifest.slice());
        } catch (Exception e) {
            return "\"minSdk\":null,\"targetSdk\":null,\"targetSandboxVersion\":null";
        }
    }

    /** The schemes that verify, e.g. "v1 v2"; empty when the package does not. */
    private static String schemes(File file, int[] range) {
        try {
            ApkVerifier.Result result = new ApkVerifier.Builder(file)
                    .setMinCheckedPlatformVersion(range[0])
                    .setMaxCheckedPlatformVersion(range[1])
                    .build()
                    .verify();
            if (!result.isVerified()) return "";
            List<String> schemes = new ArrayList<>();
            if (result.isVerifiedUsingV1Scheme()) schemes.add("v1");
            if (result.isVerifiedUsingV2Scheme()) schemes.add("v2");
            if (result.isVerifiedUsingV3Scheme()) schemes.add("v3");
            return String.join(" ", schemes);
        } catch (Exception e) {
            return "";
        }
    }

    private static final class PssProvider extends Provider {
        PssProvider() {
            super("AndroidPss", "1", "RSA-PSS by Android's names");
            for (String name : List.of("SHA256withRSA/PSS", "SHA512withRSA/PSS")) {
                putService(new Service(this, "Signature", name, Pss.class.getName(), null, null) {
                    @Override
                    public Object newInstance(Object parameter) {
                        return new Pss();
                    }

                    @Override
                    public boolean supportsParameter(Object parameter) {
                        return true;
                    }
                });
            }
        }
    }

    private static final class Pss extends SignatureSpi {
        private final Signature signature;

        Pss() {
            try {
                signature = Signature.getInstance("RSASSA-PSS");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            signature.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            signature.initSign(key);
        }

        @Override
        protected void engineUpdate(byte value) throws SignatureException {
            signature.update(value);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            signature.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return signature.sign();
        }

        @Override
        protected boolean engineVerify(byte[] bytes) throws SignatureException {
            return signature.verify(bytes);
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) throws InvalidAlgorithmParameterException {
            signature.setParameter(parameters);
        }

        @Override
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
