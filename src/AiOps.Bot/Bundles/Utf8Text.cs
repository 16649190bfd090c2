using System.IO.Compression;
using System.Text;

namespace AiOps.Bot.Bundles;

/// <summary>Opens text files. gzip and UTF-16 are found by their first bytes; bytes that are not UTF-8 are left for the reader.</summary>
internal static class Utf8Text
{
    /// <summary>The file's text as UTF-8, unpacked and without its mark.</summary>
    /// <exception cref="InvalidDataException">A packed file is damaged; reading may say so later too.</exception>
    public static async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        try
        {
            return await DecodedAsync(await UnpackedAsync(file, cancellationToken), cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> UnpackedAsync(FileStream file, CancellationToken cancellationToken)
    {
        var first = new byte[2];
        var isPacked = await file.ReadAtLeastAsync(first, 2, throwOnEndOfStream: false, cancellationToken) == 2 && first is [0x1f, 0x8b];
        file.Position = 0;
        return isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static async Task<Stream> DecodedAsync(Stream plain, CancellationToken cancellationToken)
    {
        var first = new byte[3];
        var length = await plain.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        return first.AsSpan(0, length) switch
        {
            [0xff, 0xfe, ..] => Recoded(Encoding.Unicode, 2),
            [0xfe, 0xff, ..] => Recoded(Encoding.BigEndianUnicode, 2),
            [0xef, 0xbb, 0xbf] => plain,
            _ => From(0),
        };

        Stream From(int start) => new JoinedStream(new MemoryStream(first, start, length - start), plain);

        Stream Recoded(Encoding encoding, int mark) => Encoding.CreateTranscodingStream(From(mark), encoding, Encoding.UTF8);
    }
}
