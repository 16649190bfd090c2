using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AiOps.Bot.Tests.Cards.Charts;

/// <summary>Reads a palette PNG without filters, by the standard and not by our writer.</summary>
internal sealed record DecodedPng(int Width, int Height, (byte R, byte G, byte B)[] Pixels)
{
    public static DecodedPng Of(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = Chunks(file).ToList();
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(c => c.Type));
        var header = chunks[0].Content;
        var (width, height, bits) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), header[8]);
        Assert.Equal(3, header[9]);
        using var zlib = new ZLibStream(new MemoryStream(chunks[2].Content), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var stride = 1 + (((width * bits) + 7) / 8);
        Assert.Equal(stride * height, raw.Length);
        var rows = raw.ToArray();
        var palette = chunks[1].Content;
        var pixels = new (byte, byte, byte)[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            Assert.Equal(0, rows[y * stride]);
            var index = bits == 8 ? rows[(y * stride) + 1 + x] : (rows[(y * stride) + 1 + (x / 2)] >> (x % 2 == 0 ? 4 : 0)) & 15;
            pixels[i] = (palette[index * 3], palette[(index * 3) + 1], palette[(index * 3) + 2]);
        }

        return new(width, height, pixels);
    }

    public (byte R, byte G, byte B) At(int x, int y) => Pixels[(y * Width) + x];

    private static IEnumerable<(string Type, byte[] Content)> Chunks(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), Crc(file.AsSpan(at + 4, 4 + length)));
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }

    /// <summary>The polynomial by the book, bit by bit.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
