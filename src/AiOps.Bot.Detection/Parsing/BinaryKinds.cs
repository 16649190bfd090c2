namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Tells well-known binary files by the bytes that they start with. Only these are refused: a log may hold any bytes, and after a crash often starts with NULs.
/// </summary>
internal static class BinaryKinds
{
    /// <summary>As many bytes as the longest look needs.</summary>
    public const int Look = 512;

    private const int TarMark = 257;
    private const string Unpack = "unpack it and give the files in it";

    private static readonly (byte[] Start, string What, string Advice)[] Known =
    [
        ([0xff, 0xfe], "UTF-16 text", "convert it first: iconv -f UTF-16 -t UTF-8"),
        ([0xfe, 0xff], "UTF-16 text", "convert it first: iconv -f UTF-16 -t UTF-8"),
        ([0x7f, .. "ELF"u8], "a program", "give a log file"),
        ([.. "MZ"u8, 0x90, 0], "a program", "give a log file"),
        ([0xca, 0xfe, 0xba, 0xbe], "a program", "give a log file"),
        ([.. "PK"u8, 3, 4], "a zip archive", Unpack),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], "a 7-Zip archive", Unpack),
        ([.. "BZh9"u8], "packed with bzip2", "unpack it first: bzcat FILE"),
        ([0xfd, .. "7zXZ"u8, 0], "packed with xz", "unpack it first: xzcat FILE"),
        ([0x28, 0xb5, 0x2f, 0xfd], "packed with zstd", "unpack it first: zstdcat FILE"),
        ([0x04, 0x22, 0x4d, 0x18], "packed with lz4", "unpack it first: lz4cat FILE"),
        ([.. "LPKSHHRH"u8], "a systemd journal", "export it first: journalctl --file FILE -o short-iso"),
        ([.. "ElfFile"u8, 0], "a Windows event log", "export it as text first"),
        ([.. "SQLite format 3"u8, 0], "a SQLite database", "give a log file"),
        ([.. "PAR1"u8, 0x15], "a Parquet file", "export it as text first"),
        ([.. "Obj"u8, 1], "an Avro file", "export it as text first"),
        ([0x89, .. "PNG"u8], "an image", "give a log file"),
        ([0xff, 0xd8, 0xff], "an image", "give a log file"),
        ([.. "%PDF-"u8], "a PDF document", "give a log file"),
        ([0xd4, 0xc3, 0xb2, 0xa1], "a packet capture", "give a log file"),
    ];

    /// <exception cref="NotALogException">The bytes are the start of a binary file.</exception>
    public static void Refuse(ReadOnlySpan<byte> start)
    {
        foreach (var (mark, what, advice) in Known)
        {
            if (start.StartsWith(mark))
            {
                throw new NotALogException($"this is {what}, not a log; {advice}.");
            }
        }

        if (start.Length > TarMark && start[TarMark..].StartsWith("ustar"u8))
        {
            throw new NotALogException($"this is a tar archive, not a log; {Unpack}.");
        }
    }
}
