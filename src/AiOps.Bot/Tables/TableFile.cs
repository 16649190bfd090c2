using System.Security.Cryptography;
using AiOps.Bot.Commands;
using AiOps.Bot.LogFiles;
using CsvHelper;

namespace AiOps.Bot.Tables;

/// <summary>A CSV file with a header, read row by row. gzip is unpacked. Rows that are shorter or longer than the header are counted, and filled up or cut.</summary>
internal sealed class TableFile(string path)
{
    private static readonly CsvReaderOptions Options = new() { TrimWhitespace = true, AllowLineBreaksInQuotes = false, MaxRecordSize = 16 << 20, IncludeValuesInExceptions = false };

    public string Path => path;

    /// <summary>How many rows had another number of cells than the header.</summary>
    public long Uneven { get; private set; }

    /// <exception cref="BadInputException">The file is empty.</exception>
    public async Task<string[]> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        using var csv = Open();
        await csv.ReadHeaderAsync(cancellationToken);
        return csv.Headers is { Count: > 0 } header ? [.. header] : throw new BadInputException($"{path} is empty. A table begins with a line of column names.");
    }

    /// <summary>SHA-256 of its bytes, in small hexadecimal digits.</summary>
    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>The reader at each row; cells past the end of a row are empty.</summary>
    /// <exception cref="BadInputException">A row cannot be read.</exception>
    public async IAsyncEnumerable<CsvReader> ReadRowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var csv = Open();
        while (await TryReadAsync(csv, cancellationToken))
        {
            Uneven += csv.FieldCount == csv.Headers.Count ? 0 : 1;
            yield return csv;
        }
    }

    private async Task<bool> TryReadAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException ex)
        {
            throw new BadInputException($"{path}: {ex.Message}");
        }
    }

    private CsvReader Open() => CsvReader.Create(LogFile.Open(path), Options);
}
