using System.Globalization;
using System.Reflection;

namespace AiOps.Bot.Storage.Sql;

/// <summary>One numbered step of the schema, an embedded SQL file named <c>0001_what.sql</c>. A landed file is never changed; the next one is added.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>All steps of one database, in order.</summary>
    /// <param name="database">The folder: <c>Sqlite</c> or <c>PostgreSql</c>.</param>
    public static IReadOnlyList<Migration> AllOf(string database)
    {
        var prefix = $"{typeof(StorageException).Namespace}.{database}.Migrations.";
        return [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Load(name, name[prefix.Length..]))
            .OrderBy(m => m.Version)];
    }

    private static Migration Load(string resource, string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return new(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(file), reader.ReadToEnd());
    }
}
