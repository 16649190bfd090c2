namespace AiOps.Bot.Core.Audit.Crontabs.Rules;

/// <summary>Programs that crontabs often start: what a misspelt name is compared with where the machine's own files are unknown.</summary>
internal static class WellKnownCommands
{
    public static IReadOnlyList<string> All { get; } =
    [
        "logrotate", "rsync", "mysqldump", "mariadb-dump", "pg_dump", "pg_dumpall", "pg_basebackup", "pg_restore", "psql", "mysql", "mongodump", "redis-cli", "sqlite3",
        "python", "python2", "python3", "perl", "ruby", "node", "php", "java", "bash", "dash", "sh", "zsh", "curl", "wget", "certbot", "systemctl", "service", "docker",
        "docker-compose", "podman", "kubectl", "helm", "terraform", "ansible", "ansible-playbook", "aws", "gcloud", "git", "find", "xargs", "grep", "egrep", "fgrep", "awk",
        "gawk", "sed", "sort", "uniq", "tail", "head", "tar", "gzip", "gunzip", "bzip2", "xz", "zip", "unzip", "zstd", "restic", "borg", "borgmatic", "duplicity", "rclone",
        "sendmail", "mail", "mailx", "logger", "flock", "nice", "ionice", "timeout", "sudo", "chown", "chmod", "mkdir", "rmdir", "touch", "apt-get", "apt", "yum", "dnf",
        "ntpdate", "chronyc", "run-parts", "anacron", "updatedb", "freshclam", "clamscan", "vacuumdb", "reindexdb", "fstrim", "smartctl", "hwclock", "newsyslog",
        "journalctl", "truncate", "date", "sleep", "scp", "sftp", "ssh", "openssl", "nohup", "env", "tee", "comm", "diff", "expr", "true", "false", "reboot", "shutdown",
        "iptables", "ipset", "sync", "sysctl", "crontab", "make", "composer", "drush", "wp", "poetry", "pipenv", "virtualenv", "celery", "supervisorctl", "rabbitmqctl",
    ];
}
