using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Reads bytes as text: UTF-8, UTF-16 or compressed (gzip, zlib).</summary>
internal static class DecodedBytes
{
    /// <summary>What a run unpacks to is read up to here; the rest of what a bomb holds is withheld with its run.</summary>
    private const int MaxUnpacked = 256 * 1024;

    private const double Printable = 0.9;

    /// <summary>Null where the bytes are no text.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] or [_] or [_, _] => null,
        [0x1f, 0x8b, ..] => Unpacked(bytes.ToArray(), s => new GZipStream(s, CompressionMode.Decompress)),
        [0x78, 0x01 or 0x5e or 0x9c or 0xda, ..] => Unpacked(bytes.ToArray(), s => new ZLibStream(s, CompressionMode.Decompress)) ?? Plain(bytes),
        _ => Plain(bytes),
    };

    private static string? Plain(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Count((byte)0) is var zeros and > 0)
        {
            // Text of the West has a zero in every other byte; without, any bytes at all are valid UTF-16.
            return zeros < bytes.Length / 3 ? null : Readable((bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes[..(bytes.Length & ~1)]));
        }

        // A run that was cut may end inside a character.
        for (var cut = 0; cut < 3 && cut < bytes.Length; cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
            {
                return Readable(Encoding.UTF8.GetString(bytes[..^cut]));
            }
        }

        return null;
    }

    private static string? Readable(string text) => text.Length > 0 && text.Count(IsPrintable) >= Printable * text.Length ? text : null;

    private static bool IsPrintable(char c) => c is >= ' ' and < (char)127 or '\t' or '\n' or '\r' || (c >= 0xa0 && char.IsLetterOrDigit(c));

    private static string? Unpacked(byte[] bytes, Func<Stream, Stream> unpack)
    {
        var text = new byte[MaxUnpacked];
        var length = 0;
        try
        {
            using var packed = unpack(new MemoryStream(bytes));
            for (int read; length < MaxUnpacked && (read = packed.Read(text, length, MaxUnpacked - length)) > 0;)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // What came before the fault counts.
        }

        return length > 0 ? Plain(text.AsSpan(0, length)) : null;
    }
}
