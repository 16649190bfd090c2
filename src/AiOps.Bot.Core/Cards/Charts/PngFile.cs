using System.Buffers.Binary;
using System.IO.Compression;

namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>Writes pixels as PNG with a palette (ISO/IEC 15948), 4 or 8 bits a pixel.</summary>
internal static class PngFile
{
    private const int MostColours = 256;
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static byte[] Of(Canvas canvas)
    {
        var (palette, indices) = Palette(canvas.Pixels);
        var bits = palette.Count <= 16 ? 4 : 8;
        using var output = new MemoryStream();
        output.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(output, "IHDR", Header(canvas.Size, bits));
        Chunk(output, "PLTE", [.. palette.SelectMany(c => new[] { c.R, c.G, c.B })]);
        Chunk(output, "IDAT", Packed(indices, canvas.Size, bits));
        Chunk(output, "IEND", []);
        return output.ToArray();
    }

    /// <summary>The colours in the order that they are met. Where there are too many, neighbouring ones become one.</summary>
    private static (IReadOnlyList<Rgb> Colours, byte[] Indices) Palette(ReadOnlySpan<Rgb> pixels)
    {
        for (var step = 1; ; step *= 2)
        {
            var known = new Dictionary<Rgb, byte>();
            var indices = new byte[pixels.Length];
            if (TryIndex(pixels, step, known, indices))
            {
                return ([.. known.OrderBy(k => k.Value).Select(k => k.Key)], indices);
            }
        }
    }

    private static bool TryIndex(ReadOnlySpan<Rgb> pixels, int step, Dictionary<Rgb, byte> known, byte[] indices)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            if (i > 0 && pixels[i] == pixels[i - 1])
            {
                indices[i] = indices[i - 1];
                continue;
            }

            var colour = step == 1 ? pixels[i] : pixels[i].Coarser(step);
            if (!known.TryGetValue(colour, out var index))
            {
                if (known.Count == MostColours)
                {
                    return false;
                }

                index = (byte)known.Count;
                known.Add(colour, index);
            }

            indices[i] = index;
        }

        return true;
    }

    private static byte[] Header(ChartSize size, int bits)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        (header[8], header[9]) = ((byte)bits, 3);
        return header;
    }

    private static byte[] Packed(byte[] indices, ChartSize size, int bits)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (var y = 0; y < size.Height; y++)
            {
                // Each row begins with its filter: none, since neighbours in a palette say nothing about each other.
                zlib.WriteByte(0);
                Row(zlib, indices.AsSpan(y * size.Width, size.Width), bits);
            }
        }

        return packed.ToArray();
    }

    private static void Row(ZLibStream zlib, ReadOnlySpan<byte> row, int bits)
    {
        if (bits == 8)
        {
            zlib.Write(row);
            return;
        }

        for (var x = 0; x < row.Length; x += 2)
        {
            zlib.WriteByte((byte)((row[x] << 4) | (x + 1 < row.Length ? row[x + 1] : 0)));
        }
    }

    private static void Chunk(MemoryStream output, string type, byte[] content)
    {
        var body = new byte[content.Length + 4];
        System.Text.Encoding.ASCII.GetBytes(type, body);
        content.CopyTo(body, 4);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        output.Write(number);
        output.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        output.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }
}
