using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Models;

/// <summary>
/// A fitted scorer as a file that scores in another process, bit by bit the same: eight letters, the version, the SHA-256 of the rest, then the manifest (JSON) and the scorer.
/// The hash finds damage, not malice: whoever can write the file can write the hash.
/// </summary>
public static class ModelFile
{
    private const int Version = 1;
    private const int Longest = 1 << 29;
    private static readonly byte[] Magic = "AIOPSMDL"u8.ToArray();

    /// <returns>SHA-256 of the whole file, in hexadecimal: the model's identity.</returns>
    /// <exception cref="ArgumentException">The scorer is of a family that cannot be saved.</exception>
    public static async Task<string> WriteAsync(Stream file, ITableScorer scorer, string manifest, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(manifest);
            SavedScorers.Save(scorer, new(writer));
        }

        var rest = body.GetBuffer().AsMemory(0, (int)body.Length);
        byte[] head = [.. Magic, .. BitConverter.GetBytes(Version), .. SHA256.HashData(rest.Span)];
        await file.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await file.WriteAsync(rest, cancellationToken).ConfigureAwait(false);
        return IdentityOf(head, rest.Span);
    }

    /// <returns>True where the file begins as a model file does; the stream stands where it stood.</returns>
    public static bool Is(Stream file)
    {
        var begin = new byte[Magic.Length];
        var read = file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        file.Position -= read;
        return begin.AsSpan().SequenceEqual(Magic);
    }

    /// <exception cref="FormatException">It is no model file, one of a later version, or it is damaged.</exception>
    public static async Task<SavedModel> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var head = new byte[Magic.Length + sizeof(int) + SHA256.HashSizeInBytes];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var version = read < head.Length || !head.AsSpan().StartsWith(Magic) ? throw new FormatException("This is no model of aiops train.") : BitConverter.ToInt32(head, Magic.Length);
        if (version != Version)
        {
            throw new FormatException($"The model is of version {version}; this program reads version {Version}. Train it again, or use the program that wrote it.");
        }

        var body = await RestAsync(file, cancellationToken).ConfigureAwait(false);
        return SHA256.HashData(body).AsSpan().SequenceEqual(head.AsSpan(Magic.Length + sizeof(int)))
            ? Of(body, IdentityOf(head, body))
            : throw new FormatException("The model is damaged: its hash is not that of its content. Copy it again.");
    }

    private static string IdentityOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<byte[]> RestAsync(Stream file, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = await file.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > Longest)
            {
                throw new FormatException($"The model is larger than {Longest >> 20} MB.");
            }

            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    private static SavedModel Of(byte[] body, string hash)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        try
        {
            var manifest = reader.ReadString();
            return new(SavedScorers.Load(new(reader)), manifest, hash);
        }
        catch (Exception ex) when (ex is IOException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException($"The model cannot be read: {ex.Message}", ex);
        }
    }
}
